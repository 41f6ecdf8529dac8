import { unpublished } from '../../../shared/operations/unpublished';

/** The track of a waybill. Contract: getWaybillTracking. */
export const getTracking = unpublished('getWaybillTracking', {
	name: 'Get Tracking',
	action: 'Get the track of a waybill',
	description: 'Retrieve the stations of a parcel by its waybill number',
});
